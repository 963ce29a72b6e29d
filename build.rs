//! Lays out the router's weights and phrases as tables, so that the program need not read them at the
//! start. The readable files in `src/classify` stay the source; tests compare the two. And it lists the log of the
//! built-in example, one file a week.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

#[path = "src/classify/stem.rs"]
#[allow(dead_code, reason = "the library uses all of it")]
mod stem;
#[path = "src/classify/symbol.rs"]
#[allow(dead_code, reason = "the library uses all of it")]
mod symbol;
#[path = "src/classify/table.rs"]
#[allow(dead_code, reason = "the library uses all of it")]
mod table;
#[path = "src/classify/tree.rs"]
#[allow(dead_code, reason = "the library uses all of it")]
mod tree;
#[path = "src/classify/weights.rs"]
#[allow(dead_code, reason = "the library uses all of it")]
mod weights;

fn main() -> Result<(), Box<dyn Error>> {
    let data = ["weights.tsv", "phrases.toml", "news.toml", "senses.toml"];
    let code = ["stem.rs", "symbol.rs", "table.rs", "tree.rs", "weights.rs"];
    for file in data.into_iter().chain(code) {
        println!("cargo::rerun-if-changed=src/classify/{file}");
    }
    let out = std::env::var("OUT_DIR")?;
    lay_out_weights(Path::new(&out))?;
    lay_out_phrases(Path::new(&out), "phrases")?;
    lay_out_phrases(Path::new(&out), "news")?;
    lay_out_senses(Path::new(&out))?;
    list_history(Path::new(&out))
}

fn list_history(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut list = String::from("[\n");
    for (drawer, folder) in
        [("Shared", "examples/platform/log"), ("Private", "examples/platform/private/log")]
    {
        println!("cargo::rerun-if-changed={folder}");
        let mut files =
            std::fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<std::io::Result<Vec<_>>>()?;
        files.sort();
        for week in files.iter().filter_map(|file| file.file_stem()?.to_str()) {
            let text =
                format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{folder}/{week}.toml\"))");
            writeln!(list, "(Drawer::{drawer}, \"{week}\", {text}),")?;
        }
    }
    write(&out.join("history.rs"), (list + "]").as_bytes())
}

fn lay_out_weights(out: &Path) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string("src/classify/weights.tsv")?;
    let mut start = [0; weights::OUTPUTS];
    let mut entries = Vec::new();
    for (name, row) in weights::rows(&text) {
        match weights::key_of(name) {
            Some(key) => entries.push((key, weights::pack(row))),
            None => start = weights::pack(row),
        }
    }
    write(&out.join("weights.start"), &start)?;
    write(&out.join("weights.table"), table::Table::new(&entries).as_bytes())
}

fn lay_out_phrases(out: &Path, file: &str) -> Result<(), Box<dyn Error>> {
    let groups = sections(&std::fs::read_to_string(format!("src/classify/{file}.toml"))?);
    let names: Vec<String> = groups
        .iter()
        .map(|group| if group.secret { format!("{} secret", group.name) } else { group.name.clone() })
        .collect();
    write(&out.join(format!("{file}.groups")), names.join("\n").as_bytes())?;
    let phrases = groups.iter().map(|group| group.text.as_str());
    write(&out.join(format!("{file}.tree")), tree::Tree::new(phrases).as_bytes())
}

fn lay_out_senses(out: &Path) -> Result<(), Box<dyn Error>> {
    let senses = sections(&std::fs::read_to_string("src/classify/senses.toml")?);
    let mut words: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for (place, sense) in (1..=u8::MAX).zip(&senses) {
        for word in sense.text.split_whitespace() {
            words.entry(stem::stem(word).1).or_default().push(place);
        }
    }
    let pair = |places: &[u8]| [0, 1].map(|at| places.get(at).copied().unwrap_or_default());
    let entries: Vec<_> = words.iter().map(|(stem, places)| (*stem, pair(places))).collect();
    let names: Vec<&str> = senses.iter().map(|sense| sense.name.as_str()).collect();
    write(&out.join("senses.names"), names.join("\n").as_bytes())?;
    write(&out.join("senses.table"), table::Table::new(&entries).as_bytes())
}

/// A table of a data file: its name, and the long text in it.
struct Section {
    name: String,
    secret: bool,
    text: String,
}

/// Reads the plain subset of TOML in which phrases and senses are written.
fn sections(file: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in file.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sections.push(Section { name: name.to_owned(), secret: false, text: String::new() });
        } else if let Some(section) = sections.last_mut() {
            let text = !line.starts_with(['#', '"']) && !line.ends_with("\"\"\"");
            match line {
                "secret = true" => section.secret = true,
                _ if text => {
                    section.text += line;
                    section.text.push('\n');
                }
                _ => {}
            }
        }
    }
    sections
}

#[expect(clippy::disallowed_methods, reason = "the build folder is no workspace")]
fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    Ok(std::fs::write(path, bytes)?)
}
