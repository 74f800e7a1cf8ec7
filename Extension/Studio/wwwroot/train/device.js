/** Whether the simplified model is offered on this device: the browser tells the host what it knows of itself, once. */
import { post } from '/shell/api.js';

let offer;

/** The address of the page had `?simplified`: a person wants the simplified button whatever the device. Remembered while the tab is open. */
export const isSimplifiedForced = () => /[?&]simplified\b/.test(location.search + location.hash) || sessionStorage.getItem('simplified') === '1';

/** For the shell, before the first address is left. */
export function rememberForced() {
  if (isSimplifiedForced())
    sessionStorage.setItem('simplified', '1');
}

/** What the host's device check says. @returns {Promise<{offersSimplified: boolean, reason: string, findings: object[]}>} */
export function deviceOffer() {
  offer ??= post('/device', browserFacts()).catch(error => { offer = undefined; throw error; });
  return offer;
}

/** What this browser tells of itself; what it hides is left out. */
function browserFacts() {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  const facts = { deviceMemory: navigator.deviceMemory, hardwareConcurrency: navigator.hardwareConcurrency, webGl: gl !== null };
  if (gl) {
    const named = gl.getExtension('WEBGL_debug_renderer_info');
    facts.maxTextureSize = gl.getParameter(gl.MAX_TEXTURE_SIZE);
    facts.maxRenderbufferSize = gl.getParameter(gl.MAX_RENDERBUFFER_SIZE);
    facts.renderer = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER)).slice(0, 200);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return facts;
}
