import { afterAll, expect, test } from 'vitest'
import { smallDisk } from '../crash/small-disk.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const disk = smallDisk(site.app.config.dataDir, 300)
if (!disk)
  console.warn('No small disk can be mounted here (it takes root on Linux): the banner of a full one is not tested.')
afterAll(async () => {
  disk?.unmount()
  await site.close()
})

test.skipIf(!disk)(
  'who may change settings reads how much is left on a disk that fills up, and nobody else',
  async () => {
    const page = await site.browse()
    await page.goto('/customers')
    await page.getByRole('heading', { name: 'Customers' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText(/disk/i).count()).toBe(0)

    disk!.fill(120_000_000)
    await page.reload()
    const banner = page
      .getByRole('status')
      .filter({ hasText: 'The disk with the database and the files is nearly full' })
    await banner.waitFor()
    expect(await banner.textContent()).toMatch(/: 7\d(\.\d)? MB are left\. Uploads and exports are refused/)
    await expectSound(page)

    const manager = await site.browse(await site.app.staff({ role: 'manager' }))
    await manager.goto('/customers')
    await manager.getByRole('heading', { name: 'Customers' }).waitFor()
    await manager.waitForLoadState('networkidle')
    expect(await manager.getByText(/disk/i).count()).toBe(0)

    disk!.empty()
    await page.reload()
    await page.getByRole('heading', { name: 'Customers' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await banner.count()).toBe(0)
    expect(site.complaints).toEqual([])
  },
)
