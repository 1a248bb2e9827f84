const most = 8_000

/** The same function, which keeps its last answers: of a million customers only some thousand first names differ. */
export function remembered<R>(ask: (name: string, hints: string) => R): (name: string, hints?: string) => R {
  const known = new Map<string, R>()
  return (name, hints = '') => {
    const key = hints === '' ? name : `${name}\0${hints}`
    const found = known.get(key)
    if (found !== undefined) return found
    const answer = ask(name, hints)
    if (known.size >= most) known.clear()
    known.set(key, answer)
    return answer
  }
}
