/** The chapters of a model’s life: the name of each page and what one finds there, by its address. */
export const chapterWords = {
  lap: { name: 'Setting up', says: 'Each step, due days, papers to print' },
  'quy-uoc': { name: 'Covenants', says: 'Text, vote, who stands by it' },
  so: { name: 'Books', says: 'Each boat, lamp, thing found or signal, and what was done' },
  'danh-muc': { name: 'Checklist', says: 'The items this place wrote itself, and how it stands' },
  'lien-ket': { name: 'Pact', says: 'The communes that stand together, and what they say' },
  'hom-thu': {
    name: 'Letter boxes',
    says: 'Where they hang, who holds the keys, when they are opened',
  },
  'ca-truc': { name: 'Shifts', says: 'Who takes which, start and end one, swap' },
  'hieu-lenh': { name: 'Evening signal', says: 'When the drum, gong or lamps sound; loudspeakers' },
  'cham-diem': { name: 'Score', says: 'Points by evidence, what is missing, what residents say' },
  'o-dau': { name: 'Where next', says: 'Places without this model, and why it fits them' },
  'ke-hoach': { name: 'Plan', says: 'What reviews decided, what is to be done and by when' },
  'hoc-tap': {
    name: 'Learn from this model',
    says: 'Story, numbers, steps and lessons for others to follow',
  },
  'gia-dinh': {
    name: 'Family of the model',
    says: 'Where it was learnt, who learnt from it, outcomes side by side',
  },
}
