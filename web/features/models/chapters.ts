import type { ModelType } from '../../../contract/catalog.ts'
import type { Model } from '../../../contract/models.ts'
import type { chapterWords } from '../../locales/vi/chapters.ts'
import type { IconName } from '../../ui/Icon.tsx'

/** A part of a model's life with a page of its own, and for which models it is there. */
export type Chapter = {
  /** The end of its address, after the model's own; its words are under the same name. */
  at: keyof typeof chapterWords
  icon: IconName
  here: (model: Model, type: ModelType) => boolean
}

/** The chapters of a model, in the order of its life. */
export const chapters: Chapter[] = []
