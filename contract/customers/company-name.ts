const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Legal forms, which stand behind a name, in any case of letters; nobody's last name among them. */
const forms = words(
  'gmbh ggmbh mbh gesmbh ges.m.b.h. ohg gbr kgaa e.k. e.kfm. e.v. ltd ltd. limited llc l.l.c. llp l.l.p. inc inc. incorporated corp corp. corporation plc p.l.c. sarl s.a.r.l. sàrl sasu eurl s.a.s. s.a. s.l. s.l.u. s.r.l. srl s.p.a. ltda ltda. b.v. n.v. v.o.f. bvba aps a/s oyj d.o.o. sp.k. s.r.o. a.s. kft kft. zrt zrt. a.ş. şti. co. company ооо оао зао пао тов тоо',
)
/** Those that might be a name, written small: in capitals alone. */
const capitals = words('AG KG UG EG eG SE SA AS AB NV BV SpA SL SAS Oy OY OÜ UAB SIA АО')
/** What East Asian companies are called, before or after the name and without a blank. */
const eastern =
  /株式会社|有限会社|合同会社|合資会社|財団法人|社団法人|[(（]株[)）]|㈱|有限公司|有限責任公司|集团|集團|주식회사|유한회사|[(（]주[)）]|㈜/u
const before =
  /^(?:ООО|ОАО|ЗАО|ПАО|АО|ТОВ|ТОО|Firma|Fa\.|Stadt|Gemeinde|Universität|Stiftung|University|Foundation)\s+\S/u
const behind =
  /(?:&|\+|\bund\b|\band\b|\bet\b|\by\b)\s*(?:co|cie|söhne|sohn|sons|son|partners?|fils|hijos|figli|brothers|company)\.?$/iu

/** Whether a whole name is that of a company: it has a legal form, or says it otherwise. */
export function isCompanyName(name: string): boolean {
  if (eastern.test(name) || before.test(name) || behind.test(name)) return true
  const parts = name.split(/[\s,]+/).filter(Boolean)
  // In a name that is all in capitals, "SA" and "AS" may be a last name.
  const shouted = name === name.toUpperCase() && parts.length < 3
  return parts.some((part, at) => {
    const bare = part.replace(/[()]/g, '')
    if (at === 0) return false
    if (forms.has(bare.toLowerCase())) return true
    const ends = at === parts.length - 1 || /^[&(]/.test(parts[at + 1] ?? '')
    return ends && capitals.has(bare) && !(shouted && !/^[AK]G$/.test(bare))
  })
}

const apart = /\s*(?:,|;|\s-\s|\s–\s|\s\/\s|\bc\/o\b|\bz\.\s?hd\.|\battn\.?:?|\bатт\.)\s*/iu

/** The company of a whole name, and the person who is named beside it (`Muster GmbH, Eva Klein`); null where there is none. */
export function companyIn(name: string): { company: string; person: string | null } | null {
  const [one = '', two = '', ...more] = name.split(apart)
  if (more.length === 0 && two !== '') {
    // A lone word beside a form of companies belongs to the firm: `Smith, Jones & Co.`
    if (isCompanyName(one) && !isCompanyName(two) && / /.test(two)) return { company: one, person: two }
    if (isCompanyName(two) && !isCompanyName(one) && / /.test(one)) return { company: two, person: one }
  }
  return isCompanyName(name) ? { company: name, person: null } : null
}
