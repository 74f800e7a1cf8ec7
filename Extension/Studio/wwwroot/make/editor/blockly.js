/** Blockly, as npm has it: a classic script that sets `window.Blockly`, and one of its language files. */

const scripts = new Map();

/**
 * @param {string} language one of en, es, fr, de, ar, ja; others get English
 * @returns {Promise<object>} Blockly, speaking that language
 */
export async function loadBlockly(language) {
  await script('/lib/blockly/blockly_compressed.js');
  await script('/lib/blockly/msg/en.js');
  const spoken = ['es', 'fr', 'de', 'ar', 'ja'].includes(language) ? language : 'en';
  // A language file sets its texts when it runs: each time anew, for a page that changes its language.
  scripts.delete(`/lib/blockly/msg/${spoken}.js`);
  await script(`/lib/blockly/msg/${spoken}.js`);
  return window.Blockly;
}

function script(source) {
  if (!scripts.has(source))
    scripts.set(source, new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = source;
      element.addEventListener('load', resolve);
      element.addEventListener('error', () => {
        scripts.delete(source);
        reject(new Error(`${source} could not be loaded`));
      });
      document.head.append(element);
    }));
  return scripts.get(source);
}
