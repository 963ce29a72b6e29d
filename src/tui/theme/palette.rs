//! The two palettes of terminals that show all colours.

use ratatui::style::Color;

/// The colours that a theme is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    pub text: Color,
    pub dim: Color,
    pub strong: Color,
    pub border: Color,
    pub accent: Color,
    pub bar: Color,
    pub faint_bar: Color,
    pub broadcast: Color,
    pub private: Color,
    pub unsure: Color,
    pub good: Color,
    pub error: Color,
    pub banner: Color,
    pub banner_ink: Color,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// For a dark background.
pub(super) const DARK: Palette = Palette {
    text: rgb(0x00c9_d1d9),
    dim: rgb(0x008b_949e),
    strong: rgb(0x00f0_f3f6),
    border: rgb(0x0046_4e59),
    accent: rgb(0x0079_b8ff),
    bar: rgb(0x0026_3750),
    faint_bar: rgb(0x0021_262e),
    broadcast: rgb(0x0056_d4c4),
    private: rgb(0x00c7_a5f7),
    unsure: rgb(0x00e9_b74f),
    good: rgb(0x007e_d491),
    error: rgb(0x00ff_8a80),
    banner: rgb(0x003b_3214),
    banner_ink: rgb(0x00f2_d98b),
};

/// For a light background.
pub(super) const LIGHT: Palette = Palette {
    text: rgb(0x0024_292f),
    dim: rgb(0x0057_606a),
    strong: rgb(0x0000_0000),
    border: rgb(0x00b6_bec7),
    accent: rgb(0x0005_50ae),
    bar: rgb(0x00d3_e5fa),
    faint_bar: rgb(0x00ee_f1f4),
    broadcast: rgb(0x0003_6b62),
    private: rgb(0x0072_3bc2),
    unsure: rgb(0x008a_5300),
    good: rgb(0x001a_6e31),
    error: rgb(0x00b8_1d24),
    banner: rgb(0x00fb_efc4),
    banner_ink: rgb(0x0059_4300),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.
    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(red, green, blue) = colour else { panic!("{colour} is not of a palette") };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_the_background_and_on_the_selection() {
        for (palette, paper) in [(DARK, rgb(0x001e_1e2e)), (DARK, rgb(0)), (LIGHT, rgb(0x00fa_fafa))] {
            let inks = [
                palette.text,
                palette.dim,
                palette.accent,
                palette.broadcast,
                palette.private,
                palette.unsure,
                palette.good,
                palette.error,
            ];
            for ink in inks {
                assert!(contrast(ink, paper) >= 4.5, "{ink} on {paper}: {:.1}", contrast(ink, paper));
                assert!(contrast(ink, palette.bar) >= 3.5, "{ink} on bar: {:.1}", contrast(ink, palette.bar));
            }
            assert!(contrast(palette.banner_ink, palette.banner) >= 4.5);
        }
    }
}
