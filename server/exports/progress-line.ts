/** One line that is written over where a person looks at it, and a line now and then elsewhere. */
export function progressLine(): (done: number, total: number) => void {
  const { stderr } = process
  let last = 0
  return (done, total) => {
    if (!stderr.isTTY && done < total && Date.now() - last < 5_000) return
    last = Date.now()
    stderr.write(`${stderr.isTTY ? '\r' : ''}${done} of ${total} rows${stderr.isTTY && done < total ? '' : '\n'}`)
  }
}
