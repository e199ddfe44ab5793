/** Tips on the home page. */
export const tipsHere = {
  tell: 'Send a sealed tip',
  tellSays: 'No need to say who you are. Only the desk can open it; the server cannot read it.',
  tellGo: 'Send a tip',
  deskOf: 'Sealed tip desk, {unit}',
  countUnseen: '{count} not looked at',
  countBreached: '{count} past a deadline',
  countOpen: '{count} open',
  toQueue: 'To the desk',
  guardOf: 'The spare key of {unit}',
  guardSays:
    'You hold a part of it: for when an officer forgets their words, or two people are needed to learn who sent a tip.',
  toKeys: 'Open the keys',
}
