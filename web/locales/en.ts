import { activities } from './en/activities.ts'
import { alarms } from './en/alarms.ts'
import { diary } from './en/diary.ts'
import { errors } from './en/errors.ts'
import { figures } from './en/figures.ts'
import { home } from './en/home.ts'
import { models } from './en/models.ts'
import { pieces } from './en/pieces.ts'
import { publicly } from './en/publicly.ts'
import { shell } from './en/shell.ts'
import { signin } from './en/signin.ts'
import type { vi } from './vi.ts'

/** Every word of the screens, English. */
export const en: typeof vi = {
  activities,
  alarms,
  diary,
  errors,
  figures,
  home,
  models,
  pieces,
  publicly,
  shell,
  signin,
}
