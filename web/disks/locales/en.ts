/** What is said of disks that fill up, by their state. */
export const disks = {
  holds: {
    both: 'The disk with the database and the files',
    database: 'The disk with the database',
    files: 'The disk with the files',
  },
  filling: '{{what}} is {{percent}} full: {{free}} are left. Make room before uploads stop.',
  no_files: '{{what}} is nearly full: {{free}} are left. Uploads and exports are refused until there is room.',
  no_writes: '{{what}} is full: {{free}} are left. Nothing can be changed but by deleting, until there is room.',
  advice: 'Delete exports that nobody needs, or let whoever runs the server make the disk larger.',
  elsewhere: 'The database is on another server, whose disk this program cannot see.',
}
