import { camera } from '/shell/camera.js';
import { channels } from '/shell/live.js';
import { microphone } from '/shell/microphone.js';
import { html, icon, live as shownNow, nothing, ref, render } from '/shell/view.js';

/** Pictures are wide as the stage is. */
const RATIO = 4 / 3, BETWEEN_MS = 90;

/** What the host says of a device that does not work. */
const reasons = { blocked: 'blocked', blockedBySystem: 'blocked', insecure: 'blocked', missing: 'missing', unplugged: 'missing', busy: 'busy' };

/**
 * Camera and microphone for the program, the same as those of Collect (a model hears and sees as it has learned): on only while it wants them, and always with a mark that says so.
 */
export class Devices {
  /** What ends each device that is on. @type {{ camera: AbortController|null, microphone: AbortController|null }} */
  #on = { camera: null, microphone: null };

  /** @param {HTMLElement} place for the small picture @param {import('/shell/live.js').Live} live @param {(key: string) => string} t */
  constructor(place, live, t) {
    Object.assign(this, { place, live, t });
  }

  /** @param {{device: string, wanted: boolean}} wish of the host */
  wish({ device, wanted }) {
    if (wanted === (this.#on[device] !== null))
      return;
    if (!wanted)
      return this.#close(device);
    this.#on[device] = new AbortController();
    if (device === 'camera')
      this.#openCamera(this.#on.camera.signal);
    else
      this.#openMicrophone(this.#on.microphone.signal);
    this.#draw();
  }

  close() {
    this.#close('camera');
    this.#close('microphone');
  }

  #openCamera(signal) {
    const use = camera.use();
    let isBusy = false;
    const timer = setInterval(async () => {
      if (isBusy)
        return;
      isBusy = true;
      const picture = await camera.picture({ ratio: RATIO });
      if (picture && !signal.aborted)
        this.live.sendBinary(channels.programCamera, await picture.arrayBuffer());
      isBusy = false;
    }, BETWEEN_MS);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      use.end();
    });
    const told = () => camera.trouble ? this.#failed('camera', camera.trouble) : this.#draw();
    camera.addEventListener('change', told, { signal });
    // It may have been in trouble before.
    told();
  }

  async #openMicrophone(signal) {
    try {
      const hold = await microphone.open();
      // It was no longer wanted when the person said yes.
      if (signal.aborted)
        return hold.close();
      signal.addEventListener('abort', () => hold.close());
      hold.listen(samples => this.live.sendBinary(channels.programMicrophone, samples.buffer));
      microphone.addEventListener('change', () => microphone.trouble && this.#failed('microphone', microphone.trouble.reason), { signal });
    } catch (error) {
      if (!signal.aborted)
        this.#failed('microphone', error.reason);
    }
  }

  #failed(device, trouble) {
    this.#close(device);
    this.live.send('deviceEnded', { device, reason: reasons[trouble] ?? 'silent' });
  }

  #close(device) {
    this.#on[device]?.abort();
    this.#on[device] = null;
    this.#draw();
  }

  #draw() {
    render(html`
      ${this.#on.camera ? html`<figure class="stage-device"><video muted playsinline autoplay class=${camera.isMirrored ? 'mirrored' : ''} aria-hidden="true" .srcObject=${shownNow(camera.stream)} ${ref(play)}></video><figcaption>${icon('camera')} ${this.t('stage.cameraOn')}</figcaption></figure>` : nothing}
      ${this.#on.microphone ? html`<span class="stage-device">${icon('mic')} ${this.t('stage.microphoneOn')}</span>` : nothing}`, this.place);
  }
}

const play = video => video?.play?.().catch(() => {});
