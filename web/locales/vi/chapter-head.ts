/** The way back from a chapter of a model's life. */
export const chapterHead = { back: 'Về trang mô hình' }
