// A clock that moves a little at every look and by whole frames in between, so that runs are the same on every machine.
const MS_PER_LOOK = 0.005;

export class VirtualClock {
    #now = 0;
    #timers = new Map();
    #nextId = 1;

    /** Replaces the clocks and timers of this process; call once, before the engine is loaded. */
    install() {
        const clock = this;
        const epoch = Date.UTC(2026, 0, 1, 12);
        Date.now = () => epoch + clock.look();
        performance.now = () => clock.look();
        globalThis.setTimeout = (run, ms = 0, ...args) => clock.#add(run, ms, args, null);
        globalThis.setInterval = (run, ms = 0, ...args) => clock.#add(run, ms, args, ms);
        globalThis.clearTimeout = id => clock.#timers.delete(id);
        globalThis.clearInterval = id => clock.#timers.delete(id);
    }

    /** Forgets the timers of the project before. */
    reset() {
        this.#now = 0;
        this.#timers.clear();
    }

    look() {
        return this.#now += MS_PER_LOOK;
    }

    /** On to the beginning of the next frame; what is due until then runs. */
    advance(frame) {
        const end = (Math.floor(this.#now / frame + 1e-9) + 1) * frame;
        for (;;) {
            let due = null;
            for (const [id, timer] of this.#timers)
                if (timer.at <= end && (due === null || timer.at < due.at)) due = {id, ...timer};
            if (due === null) break;
            this.#timers.delete(due.id);
            this.#now = Math.max(this.#now, due.at);
            if (due.every !== null) this.#timers.set(due.id, {...due, at: due.at + Math.max(1, due.every)});
            due.run(...due.args);
        }
        this.#now = Math.max(this.#now, end);
    }

    #add(run, ms, args, every) {
        const id = this.#nextId++;
        this.#timers.set(id, {run, args, every, at: this.#now + Math.max(0, Number(ms) || 0)});
        return id;
    }
}
