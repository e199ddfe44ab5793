/** What a copy says of its original. */
export const copies = {
  changed: 'What is done otherwise here',
  changedHint: 'One sentence, for those who choose next. For example: meetings by cluster.',
  changedSays: 'Done otherwise: {change}',
}
