/** What a model was recognised as, and what a copy says of its original. */
export const copies = {
  advanced: 'Advanced example',
  changed: 'What is done differently here',
  changedHint: 'One sentence, for those who choose next. For example: meetings by cluster.',
  changedSays: 'Done differently: {change}',
  fromPlaybook:
    'Set up from a playbook from elsewhere: its steps and lessons will be there when you begin.',
  notices: 'Notices of experience',
  playbooks: 'Playbooks from elsewhere',
}
