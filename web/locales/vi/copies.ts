/** What a copy says of its original. */
export const copies = {
  changed: 'Làm khác nơi ấy ở điểm nào',
  changedHint: 'Một câu, để nơi sau biết mà chọn. Ví dụ: họp theo cụm thay vì họp cả bản.',
  changedSays: 'Làm khác: {change}',
}
