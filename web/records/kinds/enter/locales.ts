/** Locales that the form offers before anything is typed; any other tag of BCP 47 is taken as well. */
export const commonLocales = (
  'ar ar-AE ar-EG ar-SA bg-BG bn-BD ca-ES cs-CZ da-DK de de-AT de-CH de-DE el-GR en en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA ' +
  'es es-AR es-CL es-CO es-ES es-MX es-PE es-US et-EE fa-IR fi-FI fr fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID it it-CH it-IT ' +
  'ja-JP ka-GE kk-KZ ko-KR lt-LT lv-LV ms-MY nb-NO nl nl-BE nl-NL pl-PL pt pt-BR pt-PT ro-RO ru ru-KZ ru-RU sk-SK sl-SI sr-RS sv-SE th-TH ' +
  'tr-TR uk-UA ur-PK uz-UZ vi-VN zh zh-CN zh-HK zh-TW'
).split(' ')

/** A typed tag in its canonical form; null where it is none. */
export function readLocale(typed: string): string | null {
  if (typed.trim() === '') return null
  try {
    return Intl.getCanonicalLocales(typed.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
