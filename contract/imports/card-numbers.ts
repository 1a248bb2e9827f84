import { foldText } from '../platform/fold.ts'

/**
 * Whether a heading says that its column holds numbers of payment cards, or the codes that check them: in English, German,
 * Spanish, French, Russian and some neighbours. Cards of customers, clubs and gifts are others.
 */
export function namesCards(heading: string): boolean {
  const key = foldText(heading).replace(/[^\p{L}\p{N}]+/gu, '')
  if (checks.test(key)) return true
  if (aspects.test(key)) return false
  return payment.test(key) || (numbers.test(key) && !otherCards.test(key))
}

const checks =
  /^(card)?(cvv2?|cvc2?|cvn2?)(cvc|cvv)?(code|number)?$|card(security|verification)|kartenpruf|cryptogrammevisuel/

/** What is told of a card beside its number. */
const aspects =
  /type|typ$|art$|brand|marke|expir|ablauf|gultig|last4|last(four)?digits|letzte|holder|inhaber|titular|titulaire|owner|country|token|fingerprint|limit|balance|status|срок|владел|тип|последн/

const payment =
  /(credit|debit|payment|bank)card|^cc(number|num|no|nr)$|^(card|full)?pan(number)?$|primaryaccountnumber|(kredit|debit|bank|zahlungs)karte|cartebancaire|carte(de)?(credit|debit|paiement)|cartebleue|tarjeta(de)?(credito|debito|bancaria|pago)|carta(di|de)?(credito|debito)|cartao(de)?(credito|debito)|(банковск|кредитн|дебетов|платежн)[а-я]*карт|creditkaart/

const numbers =
  /card(number|num|no|nr)s?$|kartennummer|kartennr|(numero|num|no|n)(s)?(de|dela|di|da|do|della)?(carte|tarjeta|carta|cartao)|tarjetan(umero|o)|(номер|но|no|n)карт|картаномер|kaartnummer|numerkarty/

const otherCards =
  /customer|client|loyal|discount|gift|club|member|bonus|reward|points|store|shop|idcard|identit|sim|health|insurance|business|library|student|staff|vip|coupon|kunden|treue|rabatt|geschenk|mitglied|ausweis|gesundheit|fidel|cadeau|remise|vitale|descuento|regalo|socio|sanitaria|identidad|лояльн|клиент|дисконт|скид|бонус|подар|клуб|участн|накоп/

/** Beginnings of numbers and how long these are, as the schemes give them out (ISO/IEC 7812). */
const schemes: readonly [pattern: RegExp, lengths: readonly number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(30[0-5]|3095|36|38|39)/, [14, 15, 16, 17, 18, 19]],
  [/^35(2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^(6011|64[4-9]|65|62|81|82)/, [16, 17, 18, 19]],
  [/^(50|5[6-9]|6)/, [12, 13, 14, 15, 16, 17, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^(9792|8600|9860)/, [16]],
]

/** Whether a cell is the number of a payment card, with or without blanks and dashes: its length, its beginning, its check digit. */
export function isCardNumber(cell: string): boolean {
  if (cell.length < 12 || cell.length > 40) return false
  const digits = cell.replace(/\.0+$/, '').replace(/[\s\u00a0\u202f.'’_-]/gu, '')
  if (!/^\d{12,19}$/.test(digits)) return false
  return schemes.some(([pattern, lengths]) => lengths.includes(digits.length) && pattern.test(digits)) && luhn(digits)
}

/** ISO/IEC 7812-1, annex B. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, twice = false; at >= 0; at -= 1, twice = !twice) {
    const digit = digits.charCodeAt(at) - 48
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

const [leastCells, leastShare] = [10, 0.9]

/** Counts cells of columns, and says which columns hold card numbers by their heading or by what is in them. */
export function cardCounter(columns: readonly string[]): { add(cells: readonly string[]): void; found(): string[] } {
  const named = columns.map(namesCards)
  const filled = columns.map(() => 0)
  const cards = columns.map(() => 0)
  return {
    add(cells) {
      for (let at = 0; at < columns.length; at += 1) {
        const cell = cells[at]?.trim()
        if (!cell) continue
        filled[at]! += 1
        if (isCardNumber(cell)) cards[at]! += 1
      }
    },
    found: () =>
      columns.filter((_, at) => named[at] || (filled[at]! >= leastCells && cards[at]! >= filled[at]! * leastShare)),
  }
}
