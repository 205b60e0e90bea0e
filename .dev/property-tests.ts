/** Property tests draw the same samples in every run, so that a change is judged by itself; `FC_SEED=n` draws others. */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 20_261) });
