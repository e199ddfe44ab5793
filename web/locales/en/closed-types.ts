/** A type of model that belongs to history: what was written of it. */
export const closedTypes = {
  reported: 'Figures of its time',
  reportedSays: 'As the press of the day wrote them; they are added to no figure of today.',
}
