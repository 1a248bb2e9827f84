import { Gauge, type Registry } from 'prom-client'
import { recentDisks, type Disk, type Placed } from './disks.ts'

/** Gauges of the disks that hold DATA_DIR. A disk that cannot be asked is left out. */
export function watchDiskRoom(registry: Registry, placed: Placed): void {
  const gauge = (name: string, help: string, value: (disk: Disk) => number): void => {
    const made = new Gauge({
      name,
      help,
      labelNames: ['holds'],
      registers: [registry],
      async collect() {
        const disks = await recentDisks(placed).catch(() => [])
        made.reset()
        for (const disk of disks) made.set({ holds: disk.holds.join(' ') }, value(disk))
      },
    })
  }
  gauge('clientele_disk_size_bytes', 'Size of the disk of the database and the files.', ({ size }) => size)
  gauge(
    'clientele_disk_free_bytes',
    'What is left on the disk for the installation, beside its reserve.',
    ({ free }) => free,
  )
}
