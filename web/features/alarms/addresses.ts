/** Where the board of an alarm stands. */
export function boardAt({ keeperId, id }: { keeperId: string; id: string }) {
  return `/xa/${keeperId}/bao-dong/${id}`
}

/** Where the results of a drill stand. */
export function reportAt(alarm: { keeperId: string; id: string }) {
  return `${boardAt(alarm)}/dien-tap`
}

/** Where the page of a team stands. */
export function teamAt({ keeperId, teamId }: { keeperId: string; teamId: string }) {
  return `/xa/${keeperId}/to-lien-gia/${teamId}`
}

/** Where the devices of a team stand. */
export function devicesAt(team: { keeperId: string; teamId: string }) {
  return `${teamAt(team)}/thiet-bi`
}

/** Where an officer opens a case from an alarm. */
export function newCaseAt({ keeperId, id }: { keeperId: string; id: string }) {
  return `/xa/${keeperId}/vu-viec/moi?bao-dong=${id}`
}
