/** What a configuration would do with the mail of a scenario. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Uri, ViewColumn, window, workspace } from 'vscode';
import { activeEditor, saveAll } from '../active-file.ts';
import type { Tools } from '../tools.ts';

/** With 1, a threshold of the scenario is not kept to; the report says which one. */
const answers = [1];

export async function simulate(tools: Tools): Promise<void> {
  const open = window.activeTextEditor?.document;
  const isScenario = open?.languageId === 'yaml' && open.uri.scheme === 'file';
  if (isScenario && open.isDirty) await open.save();
  const about = isScenario ? open.uri : activeEditor().document.uri;
  const scenario = isScenario ? about : await askForScenario();
  if (scenario === undefined) return;
  await saveAll();
  const report = await reportOf(tools, about, scenario === STARTER ? [] : [scenario.fsPath]);
  const title = scenario === STARTER ? 'Simulation' : `Simulation of ${workspace.asRelativePath(scenario)}`;
  const panel = window.createWebviewPanel('pmtakit.simulation', title, ViewColumn.Beside, { enableScripts: true });
  panel.webview.html = report;
}

async function reportOf(tools: Tools, about: Uri, scenario: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pmtakit-'));
  try {
    const path = join(folder, 'report.html');
    const args = ['run', ...scenario, '--report', path];
    await tools.runAbout(about, 'Simulating', { name: 'pmtasim', args, alsoGood: answers });
    return await readFile(path, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Some mail for each domain of the configuration, for those who have no scenario yet. */
const STARTER = 'starter' as const;

async function askForScenario(): Promise<Uri | typeof STARTER | undefined> {
  const found = await workspace.findFiles('**/*.{yaml,yml}', '**/{node_modules,.*}/**', 200);
  const items = [
    { label: 'The starter scenario', description: 'some mail for a first look', scenario: STARTER },
    ...found.map((scenario) => ({ label: workspace.asRelativePath(scenario), scenario })),
  ];
  return (await window.showQuickPick(items, { title: 'Simulate which scenario?' }))?.scenario;
}
