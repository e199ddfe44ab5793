type At = { keeperId: string; id: string }

/** The page of a model. */
export const modelAt = ({ keeperId, id }: At) => `/xa/${keeperId}/mo-hinh/${id}`
/** What was decided of a model, and what is to be done. */
export const planAt = (model: At) => `${modelAt(model)}/ke-hoach`
/** The reviews of some books, and one of them. */
export const reviewsAt = (keeperId: string) => `/xa/${keeperId}/giao-ban`
export const reviewAt = ({ keeperId, id }: At) => `${reviewsAt(keeperId)}/${id}`
/** Campaigns, one of them, and the way to begin one with a model. */
export const campaignsAt = '/nhan-rong'
export const campaignAt = ({ keeperId, id }: At) => `/nhan-rong/dot/${keeperId}/${id}`
export const beginAt = ({ keeperId, id }: At) => `/nhan-rong/moi?mo-hinh=${keeperId}/${id}`
/** What waits for an answer from one's own place. */
export const offersAt = '/nhan-rong/loi-moi'
/** Where a model fits next. */
export const whereNextAt = ({ keeperId, id }: At) => `/nhan-rong/o-dau?mo-hinh=${keeperId}/${id}`
/** Registering a copy of a model at a place. */
export const copyAt = (place: { keeperId: string; unitId: string }, model: At & { type: string }) =>
  `/xa/${place.keeperId}/mo-hinh-moi?don-vi=${place.unitId}&loai=${model.type}&ban-sao=${model.keeperId}/${model.id}`
