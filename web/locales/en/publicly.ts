/** What anyone may read: the front page and the privacy charter. */
export const publicly = {
  title: 'Neighbours look out for each other, and the numbers are true',
  breath:
    'Bình Yên is where the self-management models of Việt Nam’s neighbourhoods keep their diary day by day. Every deed has its evidence; every number, from the village to the whole country, can be opened and looked into.',
  signIn: 'Sign in',
  tell: 'Send a sealed tip',
  seeModels: 'The kinds of models',
  steps: {
    write: 'Written in 20 seconds',
    writeSays: 'A patrol, a meeting or a drill is written down on a phone, also without a network.',
    check: 'Confirmed by somebody',
    checkSays:
      'Commune police and the Front look at the evidence and confirm it, or give it back with the reason.',
    count: 'The numbers add up by themselves',
    countSays:
      'Village, commune, province and country change at once. Behind any number stand the deeds it counts.',
  },
  published: 'The published figures of five provinces',
  publishedSays:
    'Exactly as the press gave them: “nearly” stays nearly and “thousands” stays thousands. Press a figure to see its source.',
  publishedNone: 'No figures are published yet',
  mapLabel: 'Map of the provinces with published figures',
  mapLegend: 'How many figures are published',
  figuresOf: '{count} figures',
  noFigure: 'The article tells of a model here and gives no number.',
  allFigures: 'See all {count} figures',
  openProvince: 'Open the province’s page',
  library: 'Every place has its own way',
  librarySays:
    'The evening study drum, the self-managed clan, the peaceful river landing, the fire-safe team of neighbours: each kind has its purpose, its rhythm and what must never be done in its name.',
  libraryNames: 'See the names of all kinds',
  trust: 'What is promised',
  trustSays: 'No face recognition, no scores for people, no lists of suspects, no selling of data.',
  readCharter: 'Read the privacy charter',
  charter: 'Privacy charter',
  charterLead:
    'These hold in the code and in the database, not only on paper. Basis: Personal Data Protection Law 91/2025/QH15.',
  always: 'Always',
  never: 'Never',
  alwaysList: {
    consent:
      'Consent is asked for and recorded for each purpose, and can be withdrawn at any time.',
    basis: 'Every kind of data about people has a legal basis and a time limit.',
    seen: 'Whoever reads a sensitive record, and why, is known to the person it is about.',
    few: 'Numbers about people in care, tips and cases below 5 are shown only as “fewer than 5”.',
    sealed:
      'Tips are sealed on the sender’s own device; neither the server nor its administrators can read them.',
    two: 'Two people are needed to open an identity; nobody sees a case that names them.',
    clock:
      'Requests by data subjects are answered within 2 working days; a breach is reported within 72 hours.',
    photos:
      'Place and time are removed from photos unless the sender agrees to keep them as evidence.',
  },
  neverList: {
    faces: 'Face recognition or any other biometric matching.',
    watching: 'Mass live viewing of cameras.',
    scores: 'Scores or rankings of people or households.',
    suspects: 'Lists of suspects.',
    belief: 'Records of anyone’s religion, ethnicity or views; tips about opinion or belief.',
    ranking: 'Ranking places by the number of tips they send.',
    selling: 'Selling personal data, or exporting it in bulk.',
  },
  unscripted: 'This page can be read without JavaScript. Signing in and searching need it.',
  refused: 'A feature that needs one of these is refused, whoever asks.',
}
