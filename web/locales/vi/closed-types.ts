/** A type of model that belongs to history: what was written of it. */
export const closedTypes = {
  reported: 'Số cũ còn đọc được',
  reportedSays: 'Bài báo thời ấy viết lại; không cộng vào số nào hôm nay.',
}
