/** The way back from a chapter of a model’s life. */
export const chapterHead = { back: 'Back to the model' }
