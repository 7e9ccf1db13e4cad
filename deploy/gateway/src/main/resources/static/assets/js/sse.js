// Reads the text/event-stream format (WHATWG HTML, 9.2). Own reading, because the browser's EventSource hides the
// heartbeat, and without it a connection that died silently would be shown as live for ever.

/** A reader that takes the text as it comes and hands each whole event to onEvent({event, data}). */
export function eventReader(onEvent) {
  let rest = '';
  let event = '';
  let data = [];

  function line(text) {
    if (text === '') {
      if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    lines.forEach(line);
  };
}
