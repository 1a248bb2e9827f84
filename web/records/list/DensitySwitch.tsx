import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { densities, type Density } from '../../../contract/table-views/table-views.ts'

/** How high the rows are. */
export function DensitySwitch({ density, onChange }: { density: Density; onChange: (density: Density) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      mb="xs"
      aria-label={t('records.list.density')}
      value={density}
      onChange={(value) => onChange(value as Density)}
      data={densities.map((value) => ({ value, label: t(`records.list.densities.${value}`) }))}
    />
  )
}
