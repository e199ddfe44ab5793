/** The page for other systems. */
export const docs = {
  title: 'API documentation',
  lead: 'Every operation of the system, printed from the very contract that the server and the web share.',
  raw: 'OpenAPI 3.1 (JSON)',
  contents: 'Groups of operations',
  parameters: 'Parameters',
  body: 'Body',
  reply: 'Reply',
  needed: 'required',
  refusals: 'A refusal carries a code and the name of each wrong blank; never prose.',
}
