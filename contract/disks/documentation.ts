import { words } from '../platform/documentation/words.ts'

/** What the names of disks mean, for the OpenAPI document. */
export const diskWords = words({
  Disk: 'A file system that holds the database, the files, or both.',
  DiskList: 'The disks of the installation.',
  holds: 'What of the installation is on it.',
  'Disk.size': 'In bytes.',
  'Disk.free': 'What is left for the installation, in bytes, beside the reserve that keeps the database going.',
  'Disk.state':
    '`filling`: nine tenths are taken. `no_files`: uploads and exports are refused. `no_writes`: all but sign-ins and deletions is refused with 507.',
  database_elsewhere: 'The database is on a server by `DATABASE_URL`, whose disk is not known.',
})
