import { useLanguage } from '../../lib/language.tsx'
import { alarmTeams as english } from '../../locales/en/alarm-teams.ts'
import { alarmTeams } from '../../locales/vi/alarm-teams.ts'

const words = { vi: alarmTeams, en: english satisfies typeof alarmTeams }

/** The words of a team's own pages; they travel with those pages, for most people never open one. */
export function useTeamWords() {
  return words[useLanguage().language]
}
