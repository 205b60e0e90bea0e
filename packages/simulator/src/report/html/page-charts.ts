/**
 * The script that draws charts with uPlot when they come into view. It runs in the page, so it is a text. Its numbers
 * are those of `ChartData`; its colours are variables of the page's style, so that charts follow the theme.
 */
export const chartScript = String.raw`
(() => {
  'use strict';
  const { width, per, perName, charts } = JSON.parse(document.getElementById('chart-data').textContent);
  const SECOND = 1000, MINUTE = 60000, HOUR = 3600000, DAY = 86400000;

  const colour = (name, alpha) => {
    const value = getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
    return alpha === undefined ? value : value + alpha;
  };

  const units = [['d', DAY], ['h', HOUR], ['m', MINUTE], ['s', SECOND]];
  const timeText = (time) => {
    const parts = [];
    let rest = Math.round(time);
    for (const [unit, length] of units) {
      const count = Math.floor(rest / length);
      if (count > 0) parts.push(count + unit);
      rest -= count * length;
    }
    return parts.slice(0, 2).join(' ') || '0';
  };
  const numberText = (number) => (number == null ? '' : number.toLocaleString('en', { maximumFractionDigits: 1 }));
  const sumOf = (counts) => counts.reduce((sum, count) => sum + count, 0);
  const mostOf = (counts) => counts.reduce((most, count) => Math.max(most, count), 0);
  const shortText = (number) =>
    number.toLocaleString('en', { notation: 'compact', maximumFractionDigits: number < 10 ? 2 : 1 });

  const timeSteps = [1, 2, 5, 10, 15, 30].map((count) => count * SECOND).concat(
    [1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
    [1, 2, 3, 6, 12].map((count) => count * HOUR),
    [1, 2, 5, 7, 14, 30, 60, 180, 365].map((count) => count * DAY),
  );

  // A step lasts to the next time, so the last one needs an end.
  const closed = (numbers) => [...numbers, numbers[numbers.length - 1] || 0];
  const stepped = (fill) => ({ paths: uPlot.paths.stepped({ align: 1 }), points: { show: false }, fill });

  const outcomes = ({ delivered, deferred, bounced }) => {
    const rate = (counts) => closed(counts).map((count) => (count * per) / width);
    const parts = [rate(delivered), rate(deferred), rate(bounced)];
    const sums = [];
    for (const part of parts) {
      const below = sums[sums.length - 1];
      sums.push(part.map((number, index) => number + (below ? below[index] : 0)));
    }
    const one = (label, counts, part) => ({
      label, width: 0, ...stepped(colour(label)),
      value: (chart, number, series, index) => (index == null ? numberText(sumOf(counts)) + ' in all' : numberText(part[index])),
    });
    return {
      numbers: sums,
      series: [
        one('delivered', delivered, parts[0]),
        one('deferred', deferred, parts[1]),
        one('bounced', bounced, parts[2]),
      ],
      colours: ['delivered', 'deferred', 'bounced'].map((name) => colour(name)),
      bands: [{ series: [2, 1] }, { series: [3, 2] }],
      lines: [],
    };
  };

  const single = (label, name, counts, limits) => ({
    numbers: [closed(counts)],
    series: [{
      label, width: 1.5, stroke: colour(name), ...stepped(colour(name, '26')),
      value: (chart, number, series, index) => (index == null ? numberText(mostOf(counts)) + ' at most' : numberText(number)),
    }],
    colours: [colour(name)],
    bands: [],
    lines: ['allowed', 'tolerated'].filter((kind) => limits && limits[kind] !== null).map((kind) => ({ kind, at: limits[kind] })),
  });

  const panels = {
    outcomes,
    recent: ({ recent }) => single('attempts', 'delivered', recent.counts, recent),
    queued: ({ queued }) => single('queued', 'queued', queued),
    connections: ({ connections, mostConnections }) => single('open', 'connections', connections, mostConnections),
  };

  // A line that is far above all numbers would press them flat, so it is left to the words above the chart.
  const topOf = ({ numbers, lines }) => {
    const most = Math.max(...numbers.map(mostOf));
    const near = lines.map(({ at }) => at).filter((at) => at <= 3 * most);
    return Math.max(1, most, ...near) * 1.12;
  };

  const drawSpans = (chart, spans) => {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.fillStyle = colour('backoff');
    for (const [from, to] of spans) {
      const left = Math.max(bbox.left, chart.valToPos(from, 'x', true));
      const right = Math.min(bbox.left + bbox.width, chart.valToPos(to, 'x', true));
      if (right >= left) ctx.fillRect(left, bbox.top, Math.max(1, right - left), bbox.height);
    }
    ctx.restore();
  };

  const drawLines = (chart, lines) => {
    const { ctx, bbox } = chart;
    const scale = uPlot.pxRatio;
    ctx.save();
    for (const { kind, at } of lines) {
      const y = Math.round(chart.valToPos(at, 'y', true));
      if (y < bbox.top) continue;
      ctx.strokeStyle = colour(kind);
      ctx.lineWidth = 1.5 * scale;
      ctx.setLineDash(kind === 'allowed' ? [6 * scale, 4 * scale] : [2 * scale, 3 * scale]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    ctx.restore();
  };

  // Of marks that would cover each other, the first is shown.
  const drawMarks = (chart, starts) => {
    const { ctx, bbox } = chart;
    const radius = 8 * uPlot.pxRatio;
    let last = -Infinity;
    ctx.save();
    ctx.font = '600 ' + 10 * uPlot.pxRatio + 'px system-ui, sans-serif';
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    for (const [at, number] of starts) {
      const x = Math.min(chart.valToPos(at, 'x', true), bbox.left + bbox.width - radius);
      const half = Math.max(radius, ctx.measureText(String(number)).width / 2 + radius / 2);
      if (x < Math.max(bbox.left, last + 1.1 * (half + radius)) || at < chart.scales.x.min || at > chart.scales.x.max) continue;
      last = x;
      ctx.fillStyle = colour('mark');
      ctx.beginPath();
      ctx.roundRect(x - half, bbox.top, 2 * half, 2 * radius, radius);
      ctx.fill();
      ctx.fillStyle = colour('mark-text');
      ctx.fillText(String(number), x, bbox.top + radius);
    }
    ctx.restore();
  };

  const draw = (element) => {
    const index = Number(element.dataset.chart);
    const kind = element.dataset.panel;
    const { backoff } = charts[index];
    const panel = panels[kind](charts[index]);
    const count = panel.numbers[0].length;
    const top = topOf(panel);
    const times = Array.from({ length: count }, (_, bucket) => bucket * width);
    const axis = { stroke: colour('muted'), font: '11px system-ui, sans-serif', ticks: { show: false } };
    const options = {
      width: element.clientWidth,
      height: kind === 'outcomes' ? 240 : 150,
      cursor: {
        sync: { key: 'chart-' + index },
        points: { show: false },
        drag: { x: true, y: false },
        dataIdx: (chart, series, closest, time) => Math.max(0, Math.min(count - 2, Math.floor(time / width))),
      },
      scales: { x: { time: false }, y: { range: [0, top] } },
      legend: { markers: { width: 0, fill: (chart, index) => panel.colours[index - 1] } },
      bands: panel.bands,
      series: [{ label: 'time', value: (chart, time) => (time == null ? '0 to ' + timeText((count - 1) * width) : timeText(time)) }, ...panel.series],
      axes: [
        { ...axis, size: 28, gap: 6, space: 60, incrs: timeSteps, grid: { show: false }, values: (chart, all) => all.map(timeText) },
        {
          ...axis, size: 46, gap: 6, space: 34, grid: { stroke: colour('grid'), width: 1 },
          incrs: [1, 2, 5].flatMap((digit) => Array.from({ length: 12 }, (_, power) => digit * 10 ** power)).sort((a, b) => a - b),
          values: (chart, all) => all.map(shortText),
        },
      ],
      hooks: {
        drawClear: [(chart) => drawSpans(chart, backoff.spans)],
        draw: [(chart) => {
          drawLines(chart, panel.lines);
          if (kind === 'outcomes') drawMarks(chart, backoff.starts);
        }],
      },
    };
    element.replaceChildren();
    return new uPlot(options, [times, ...panel.numbers], element);
  };

  const drawn = new Map();
  const show = (element) => {
    if (!drawn.has(element) && element.checkVisibility()) drawn.set(element, draw(element));
  };
  const showAgain = () => {
    for (const [element, chart] of [...drawn]) {
      chart.destroy();
      drawn.delete(element);
      show(element);
    }
  };

  const elements = [...document.querySelectorAll('[data-chart]')];
  const seen = new IntersectionObserver(
    (entries) => entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => show(target)),
    { rootMargin: '400px' },
  );
  const sized = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const chart = drawn.get(target);
      if (chart && contentRect.width > 0 && Math.abs(contentRect.width - chart.width) >= 1)
        chart.setSize({ width: contentRect.width, height: chart.height });
    }
  });
  for (const element of elements) {
    seen.observe(element);
    sized.observe(element);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showAgain);
  matchMedia('print').addEventListener('change', showAgain);
  addEventListener('beforeprint', () => elements.forEach(show));
})();
`;
