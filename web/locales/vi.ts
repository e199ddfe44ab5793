import { activities } from './vi/activities.ts'
import { alarms } from './vi/alarms.ts'
import { diary } from './vi/diary.ts'
import { errors } from './vi/errors.ts'
import { figures } from './vi/figures.ts'
import { home } from './vi/home.ts'
import { models } from './vi/models.ts'
import { pieces } from './vi/pieces.ts'
import { publicly } from './vi/publicly.ts'
import { shell } from './vi/shell.ts'
import { signin } from './vi/signin.ts'

/** Every word of the screens, Vietnamese. */
export const vi = {
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
