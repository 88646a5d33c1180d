// node render.mjs THEME RESUME.json OUT.html
import { createRequire } from 'module'; import fs from 'fs'; import path from 'path';
const require = createRequire(process.cwd() + '/'); const [theme, inp, out] = process.argv.slice(2);
const resume = JSON.parse(fs.readFileSync(inp, 'utf8'));
let t; const name='jsonresume-theme-' + theme;
try { t = require(name) } catch (e) { try { t = await import(name) } catch (e2) { const p=JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)); const m=typeof p.exports==='string'?p.exports:(p.exports?.['.']?.import||p.exports?.['.']?.default||p.module||p.main); t = await import(path.resolve(`node_modules/${name}/${m}`)); } }
const f = t.render || t.default?.render || t.default; let html = await f(resume); if (typeof html !== 'string') html = html.html ?? String(html);
fs.writeFileSync(out, html); process.exit(0);
