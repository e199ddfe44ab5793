/** What a model was recognised as, and what a copy says of its original. */
export const copies = {
  advanced: 'Điển hình tiên tiến',
  changed: 'Làm khác nơi ấy ở điểm nào',
  changedHint: 'Một câu, để nơi sau biết mà chọn. Ví dụ: họp theo cụm thay vì họp cả bản.',
  changedSays: 'Làm khác: {change}',
  fromPlaybook:
    'Lập theo kịch bản từ nơi khác: các bước và bài học của nơi ấy sẽ có sẵn khi bắt đầu.',
  notices: 'Thông báo kinh nghiệm',
  playbooks: 'Kịch bản từ nơi khác',
}
