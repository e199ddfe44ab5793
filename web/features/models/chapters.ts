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
export const chapters: Chapter[] = [
  {
    at: 'lap',
    icon: 'check',
    here: (model, type) => !type.closed && (model.mayChange || model.maySettle || model.mayRecord),
  },
  { at: 'quy-uoc', icon: 'hand', here: (_, type) => !type.closed },
  {
    at: 'so',
    icon: 'diary',
    // A stop is for whoever stands at the landing, from here or from elsewhere.
    here: (model, type) => type.works.books.length > 0 && (model.atHome || type.works.stop),
  },
  { at: 'danh-muc', icon: 'check', here: (_, type) => type.works.checklist !== undefined },
  { at: 'lien-ket', icon: 'hand', here: (_, type) => type.works.pact },
  {
    at: 'hom-thu',
    icon: 'key',
    here: (model, type) => type.activities.includes('tip-box-opening') && model.mayRecord,
  },
  {
    at: 'ca-truc',
    icon: 'clock',
    here: (model, type) => type.works.roster !== undefined && model.atHome,
  },
  {
    at: 'hieu-lenh',
    icon: 'bell',
    here: (model, type) => type.works.signal !== undefined && model.atHome,
  },
  { at: 'cham-diem', icon: 'figures', here: (model) => model.startedOn !== null },
  {
    at: 'o-dau',
    icon: 'map',
    here: (model, type) =>
      !type.closed &&
      model.startedOn !== null &&
      model.state !== 'dissolved' &&
      (model.mayChange || model.maySettle) &&
      type.livesIn.some((kind) => kind === 'residential' || kind === 'household_team'),
  },
  { at: 'ke-hoach', icon: 'pen', here: (model) => model.startedOn !== null },
  { at: 'hoc-tap', icon: 'heart', here: () => true },
  { at: 'gia-dinh', icon: 'people', here: () => true },
]
