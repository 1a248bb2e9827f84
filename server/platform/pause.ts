/** A wait that something else may end. */
export interface Pause {
  /** Waits so many milliseconds, or until `end`. */
  rest(time: number): Promise<void>
  /** Ends the wait, if there is one. */
  end(): void
}

/** For one who rests now and then and is woken when there is something to do. */
export function pause(): Pause {
  let wakeUp = (): void => {}
  return {
    rest: (time) =>
      new Promise((done) => {
        const timer = setTimeout(done, time)
        wakeUp = () => {
          clearTimeout(timer)
          done()
        }
      }),
    end: () => wakeUp(),
  }
}
