// What a card shows of what was answered, whatever it is built of.
() => {
  const room = document.querySelector('.dw-exercise');
  const words = (el) => (el ? el.textContent.replace(/\s+/g, ' ').trim() : '');
  const named = (input) => input.getAttribute('aria-label') || words(input.labels && input.labels[0]);
  const all = (css) => [...room.querySelectorAll(css)].filter((el) => el.checkVisibility() || (el.labels && el.labels[0] && el.labels[0].checkVisibility()));
  const legend = (el) => words(el.closest('fieldset') && el.closest('fieldset').querySelector('legend'));
  return {
    chosen: all('input[type=radio]:checked').map((one) => [legend(one), named(one)]),
    ticked: all('input[type=checkbox]:checked').map(named),
    typed: all('input[type=text], input[type=date], input[type=number], textarea').map((one) => one.value).filter(Boolean),
    selected: all('select').map((one) => words(one.selectedOptions[0])),
    slid: all('input[type=range]').map((one) => one.getAttribute('aria-valuetext') || one.value),
    orders: all('ol').filter((one) => one.querySelector('button')).map((one) => [...one.querySelectorAll('li > span')].map(words)),
    lines: room.innerText.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean),
  };
}
