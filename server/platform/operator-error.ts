/** A failure the person at the terminal can act on: the message is one clear sentence, printed without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError'
}
