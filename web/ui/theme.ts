import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Calm neutral greys and one accent. Text shades keep a contrast of 4.5 on their surfaces in both schemes. */
const accent: MantineColorsTuple = [
  '#eef3fd',
  '#dce6fa',
  '#b9ccf4',
  '#93b0ed',
  '#7096e6',
  '#4a76da',
  '#2f5bd0',
  '#2850bb',
  '#21449f',
  '#1a3780',
]
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f1f4',
  '#e5e7eb',
  '#d5d8de',
  '#b4b9c3',
  '#6c7380',
  '#596070',
  '#434956',
  '#2c313b',
  '#1a1d24',
]
const dark: MantineColorsTuple = [
  '#e4e6eb',
  '#c3c7d0',
  '#a0a6b2',
  '#878d9a',
  '#3b404a',
  '#2e323b',
  '#22262d',
  '#191c22',
  '#131519',
  '#0d0f12',
]
const red: MantineColorsTuple = [
  '#fdf0f0',
  '#fadfdf',
  '#f3bdbd',
  '#ec9a9a',
  '#e47474',
  '#da4f4f',
  '#c93131',
  '#b02727',
  '#931f1f',
  '#731717',
]
const green: MantineColorsTuple = [
  '#ecf8f1',
  '#d8f0e2',
  '#b0e0c4',
  '#84cea3',
  '#54b880',
  '#2f9c62',
  '#1d7f4c',
  '#176a3f',
  '#125532',
  '#0d4027',
]
const orange: MantineColorsTuple = [
  '#fdf4e7',
  '#fae7cc',
  '#f4cf9a',
  '#ecb465',
  '#e09a36',
  '#c27a14',
  '#9c5f0a',
  '#834f07',
  '#6b4005',
  '#543203',
]

const compact = { defaultProps: { size: 'xs' } }

export const theme = createTheme({
  colors: { accent, gray, dark, red, green, orange },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  fontFamily:
    "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: compact,
    TextInput: compact,
    PasswordInput: compact,
    Textarea: compact,
    NumberInput: compact,
    Select: compact,
    NativeSelect: compact,
    MultiSelect: compact,
    TagsInput: compact,
    Autocomplete: compact,
    FileInput: compact,
    DateInput: compact,
    DatePickerInput: compact,
    DateTimePicker: compact,
    TimePicker: compact,
    PillsInput: compact,
    Checkbox: compact,
    Radio: compact,
    Switch: compact,
    SegmentedControl: compact,
    Pagination: compact,
    Alert: { defaultProps: { variant: 'light' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle', color: 'gray' } },
    Badge: {
      defaultProps: { size: 'sm', variant: 'light', radius: 'sm', tt: 'none', fw: 500, fz: 12 },
      styles: { root: { flexShrink: 0, height: 20, paddingInline: 7 }, label: { overflow: 'visible' } },
    },
    Modal: {
      defaultProps: { radius: 'md', overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 100 } },
      styles: { title: { fontWeight: 600, lineHeight: 1.35 } },
    },
    Drawer: { styles: { title: { fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 12 } },
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } },
  },
})

/** Soft fills with legible text on dark ground: badges, alerts, light buttons. */
function softColors(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`--mantine-color-${name}-light`, `color-mix(in srgb, var(--mantine-color-${name}-5) 20%, transparent)`],
      [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, var(--mantine-color-${name}-5) 28%, transparent)`],
      [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-2)`],
    ]),
  )
}

/** Variables that Mantine leaves to the scheme, with enough contrast, and the surfaces of the frame. */
export const schemeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1f232b',
    '--mantine-color-dimmed': '#596070',
    '--mantine-color-placeholder': '#6c7380',
    '--mantine-color-error': '#c02c2c',
    '--mantine-color-anchor': '#2850bb',
    '--mantine-color-default-color': '#1f232b',
    '--mantine-color-default-border': '#cdd2da',
    '--field-line': '#8b92a0',
    '--surface-side': '#f7f8fa',
    '--surface-raised': '#ffffff',
    '--surface-quiet': '#f7f8fa',
    '--surface-hover': '#f0f2f6',
    '--line': '#e5e7eb',
    '--accent-text': '#2850bb',
    '--accent-soft': '#e9effc',
  },
  dark: {
    ...softColors(['accent', 'gray', 'red', 'green', 'orange']),
    '--mantine-color-body': '#191c22',
    '--mantine-color-text': '#dfe2e8',
    '--mantine-color-dimmed': '#a0a6b2',
    '--mantine-color-placeholder': '#8f95a2',
    '--mantine-color-error': '#f08a8a',
    '--mantine-color-anchor': '#9dbaf5',
    '--mantine-color-default-color': '#dfe2e8',
    '--mantine-color-default-border': '#434956',
    '--field-line': '#737a88',
    '--surface-side': '#131519',
    '--surface-raised': '#1f2229',
    '--surface-quiet': '#1d2026',
    '--surface-hover': '#252932',
    '--line': '#2e323b',
    '--accent-text': '#a9c1f6',
    '--accent-soft': '#232d45',
  },
})
