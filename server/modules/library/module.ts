import type { FastifyInstance } from 'fastify'
import { library } from '../../../contract/library.ts'
import { notices } from '../../../contract/notices.ts'
import { playbooks } from '../../../contract/playbooks.ts'
import { itself } from '../../platform/db/scope.ts'
import { openRoute, route } from '../../platform/http.ts'
import { compare } from './compare.ts'
import { readFamily } from './family.ts'
import { follow, followed, following, markSeen, unfollow } from './follow.ts'
import { readLessons } from './lessons.ts'
import { giveBackNotice, proposeNotice, publishNotice, withdrawNotice } from './notice-carry.ts'
import { listInWork, listPublished } from './notice-find.ts'
import { readNotice } from './notice-read.ts'
import { changeNotice, writeNotice } from './notice-write.ts'
import { exportPlaybook } from './playbook-export.ts'
import { keepPlaybook, listPlaybooks, lookAtPlaybook, readPlaybook } from './playbook-keep.ts'
import { beginFromPlaybook, checkNamedPlaybook } from './playbook-way.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** A notice of experience was written, changed, or went a step on its way. */
    'library.notice_moved': { keeperId: string; id: string; modelId: string }
  }
}

/** What one place learns from another: the family of a model, notices, followers, playbooks from elsewhere. */
export async function libraryModule(app: FastifyInstance) {
  openRoute(app, library.family, readFamily)
  // The house reads the diary itself: out come counts, the same for everybody.
  openRoute(app, library.compare, compare, { scope: itself })
  openRoute(app, library.lessons, readLessons, { scope: itself })
  route(app, library.followed, followed)
  route(app, library.following, following)
  openRoute(app, library.follow, follow, { most: 60 })
  openRoute(app, library.unfollow, unfollow, { most: 60 })
  openRoute(app, library.seen, markSeen, { most: 60 })

  openRoute(app, notices.published, listPublished)
  route(app, notices.inWork, listInWork)
  openRoute(app, notices.read, readNotice)
  route(app, notices.write, writeNotice)
  route(app, notices.change, changeNotice)
  route(app, notices.propose, proposeNotice)
  route(app, notices.publish, publishNotice)
  route(app, notices.giveBack, giveBackNotice)
  route(app, notices.withdraw, withdrawNotice)

  route(app, playbooks.export, exportPlaybook)
  route(app, playbooks.list, listPlaybooks)
  route(app, playbooks.read, readPlaybook)
  await app.register(playbookFiles)

  const { bus } = app.house
  bus.within('models.set_up_asked', beginFromPlaybook)
  bus.within('models.registered', checkNamedPlaybook)
}

/** A file of one megabyte is longer as a word of JSON: every quotation mark in it takes two. */
const longestBody = 3 * 1024 * 1024

async function playbookFiles(app: FastifyInstance) {
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: longestBody },
    app.getDefaultJsonParser('error', 'error'),
  )
  route(app, playbooks.look, lookAtPlaybook)
  route(app, playbooks.keep, keepPlaybook)
}
