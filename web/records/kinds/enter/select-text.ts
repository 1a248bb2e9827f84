interface TextEvent {
  currentTarget: HTMLInputElement
}

/** For a searchable choice: coming to it marks what stands there, so that typing replaces it instead of adding to it. */
export const selectText = {
  onFocus: (event: TextEvent): void => event.currentTarget.select(),
  onClick: (event: TextEvent): void => event.currentTarget.select(),
}
