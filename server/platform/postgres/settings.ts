import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const mebibyte = 1024 * 1024

/**
 * Settings of the embedded server for this machine, as the text of a configuration file.
 * Memory is what the machine or its container has; `durable: false` gives up safety for speed (tests only).
 */
export function serverSettings(folder: string, durable: boolean, memory = availableMemory()) {
  const total = memory / mebibyte
  const megabytes = (value: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(value, least), most))}MB`
  const settings: Record<string, string> = {
    shared_buffers: durable ? megabytes(total / (total < 8192 ? 4 : 6), 128, 4096) : '256MB',
    effective_cache_size: megabytes(total * 0.6, 256, 65536),
    work_mem: megabytes(total / 256, 4, 32),
    maintenance_work_mem: megabytes(total / 16, 64, 1024),
    max_connections: durable ? '60' : '200',
    max_wal_size: megabytes(Math.min(total / 2, freeDisk(folder) / 8), 256, 8192),
    checkpoint_timeout: '30min',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: sharedMemory() < 1024 ? '0' : '2',
    // Errors of single statements carry what customers typed; they reach the program, not this log.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  if (!durable) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('')
}

function availableMemory() {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

function freeDisk(folder: string) {
  const disk = statfsSync(folder)
  return (disk.bavail * disk.bsize) / mebibyte
}

/** Parallel index builds share memory there; containers often have 64 MB. */
function sharedMemory() {
  try {
    return freeDisk('/dev/shm')
  } catch {
    return 0
  }
}
