import { foldText } from '../../../contract/platform/fold.ts'

/**
 * Yes and no, as people write them, and TRUE and FALSE as spreadsheets do in each of their languages: English, German,
 * French, Spanish, Italian, Portuguese, Catalan, Galician, Dutch, Danish, Norwegian, Swedish, Finnish, Estonian, Latvian,
 * Lithuanian, Polish, Czech, Slovak, Slovenian, Croatian, Serbian, Hungarian, Romanian, Bulgarian, Greek, Turkish,
 * Russian, Ukrainian, Chinese, Japanese, Korean.
 */
const yes = [
  'true wahr vrai verdadero vero verdadeiro verdader cert waar sand sann sant tosi toene tõene patiess tiesa teisinga prawda',
  'pravda resnično res istina igaz adevarat adevărat αληθης αληθες αληθής doğru dogru истина істина вярно 真 正 참',
  'yes y ja j oui si sí sim да так tak ano áno igen evet kyllä kylla jah jā taip da ναι 是 はい 예 네',
  'on t x ok ✓ ✔ ☑ ✅',
]
const no = [
  'false falsch faux falso fals onwaar falsk usann falskt epätosi epatosi väär vaar aplams netiesa klaidinga fałsz falsz',
  'nepravda neresnično laž lazno neistina laz hamis ψευδης ψευδες ψευδής yanlış yanlis ложь хиба хибність невярно 假 偽 거짓',
  'no n nein non não nao nee nej nei nie ne нет ні не nem hayır hayir ei nu όχι οχι 否 いいえ 아니오 아니요',
  'off f ☐ ✗ ✘ ❌',
]
/** What is said of somebody rather than of a question. */
const active =
  'active aktiv activo activa actif active attivo attiva ativo ativa actief aktywny aktywna aktivní aktivny aktívny aktivan aktív aktif активен активный активна активний ενεργός enabled enable habilitado aktiviert freigeschaltet activé activated 有効 启用 啟用 활성'
const inactive =
  'inactive inaktiv inactivo inactiva inactif inattivo inattiva inativo inativa inactief nieaktywny nieaktywna neaktivní neaktivny neaktívny neaktivan inaktív pasif неактивен неактивный неактивна неактивний ανενεργός disabled disable deshabilitado deaktiviert désactivé deactivated not-active nicht-aktiv 無効 停用 禁用 비활성'

const spelt = (lists: readonly string[], says: string): [string, string][] =>
  lists.flatMap((list) => list.split(' ')).map((word) => [foldText(word), says])

const flags = new Map([...spelt(yes, 'true'), ...spelt(no, 'false')])
const states = new Map([...spelt([active], 'true'), ...spelt([inactive], 'false')])

/** `true` or `false` for a cell that says yes or no in any of those languages; of `active` also for what says a state. */
export function flagWord(cell: string, field: string): string {
  const key = foldText(cell.trim())
  const number = /^([01])[.,]0+$/.exec(key)?.[1]
  return number ?? flags.get(key) ?? (field === 'active' ? states.get(key.replace(/[\s_-]+/g, '-')) : undefined) ?? cell
}
