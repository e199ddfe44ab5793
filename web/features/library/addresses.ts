type At = { keeperId: string; id: string }

/** Where the pages of this part are. */
export const modelAt = ({ keeperId, id }: At) => `/xa/${keeperId}/mo-hinh/${id}`
export const familyOf = (model: At) => `${modelAt(model)}/gia-dinh`
export const lessonsOf = (model: At) => `${modelAt(model)}/hoc-tap`
export const noticesAt = '/nhan-rong/thong-bao'
export const noticeAt = ({ keeperId, id }: At) => `${noticesAt}/${keeperId}/${id}`
export const followingAt = '/nhan-rong/dang-theo-doi'
