//! Lays out the router's weights and phrases as tables, so that the program need not read them at the
//! start. The readable files in `src/classify` stay the source; tests compare the two.

use std::error::Error;
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
    let files = ["weights.tsv", "phrases.toml", "stem.rs", "symbol.rs", "table.rs", "tree.rs", "weights.rs"];
    for file in files {
        println!("cargo::rerun-if-changed=src/classify/{file}");
    }
    let out = std::env::var("OUT_DIR")?;
    lay_out_weights(Path::new(&out))?;
    lay_out_phrases(Path::new(&out))
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

/// Reads the plain subset of TOML in which the phrases are written.
fn lay_out_phrases(out: &Path) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string("src/classify/phrases.toml")?;
    let mut names = String::new();
    let mut groups: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')), groups.last_mut()) {
            (Some(name), _) => {
                names.push('\n');
                names += name;
                groups.push(String::new());
            }
            (None, Some(_)) if line == "secret = true" => names += " secret",
            (None, Some(group)) if !line.starts_with(['#', '"']) && !line.starts_with("phrases = ") => {
                *group += line;
                group.push('\n');
            }
            _ => {}
        }
    }
    write(&out.join("phrases.groups"), names.trim_start().as_bytes())?;
    write(&out.join("phrases.tree"), tree::Tree::new(groups.iter().map(String::as_str)).as_bytes())
}

#[expect(clippy::disallowed_methods, reason = "the build folder is no workspace")]
fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    Ok(std::fs::write(path, bytes)?)
}
