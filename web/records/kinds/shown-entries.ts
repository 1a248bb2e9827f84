/** How many numbers are shown before somebody asks for the others. */
export const shownEntries = 20
