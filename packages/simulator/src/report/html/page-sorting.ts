/**
 * The script that sorts tables. It runs in the page, so it is a text. A click on the name of a column sorts by it, the
 * next one the other way round; numbers begin with the largest, and what has none stays at the end.
 */
export const sortScript = `
(() => {
  'use strict';
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent : cell.dataset.sort;
  };
  const compareTexts = new Intl.Collator('en', { numeric: true }).compare;
  const compare = (a, b, isNumber, sign) => {
    if (!isNumber) return sign * compareTexts(a, b);
    if (a === '' || b === '') return Number(a === '') - Number(b === '');
    return sign * (Number(a) - Number(b));
  };

  const sort = (table, heading) => {
    const isNumber = heading.classList.contains('number');
    const before = heading.getAttribute('aria-sort');
    const isDescending = before === null ? isNumber : before === 'ascending';
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, heading.cellIndex) }));
    rows.sort((a, b) => compare(a.key, b.key, isNumber, isDescending ? -1 : 1));
    body.append(...rows.map(({ row }) => row));
  };

  for (const table of document.querySelectorAll('table[data-sortable]')) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      button.addEventListener('click', () => sort(table, heading));
      heading.append(button);
    }
  }
})();
`;
