#if Cairo
    import CPangoCairo
    import Glibc

    /// Draws marks with cairo and pango: the same lines and words as the page for the browser.
    struct CairoWriter {
        let context: OpaquePointer

        func draw(_ marks: [Mark]) {
            for mark in marks { draw(mark) }
        }

        private func draw(_ mark: Mark) {
            switch mark {
            case .stroke(let outline, let ink, let width):
                trace(outline)
                use(ink)
                cairo_set_line_width(context, width)
                cairo_stroke(context)
            case .fill(let outline, let ink):
                trace(outline)
                use(ink)
                cairo_fill(context)
            case .text(let run): draw(run)
            case .group(let marks, let turned, let about, let opacity):
                cairo_save(context)
                cairo_translate(context, about.x, about.y)
                cairo_rotate(context, turned * .pi / 180)
                cairo_translate(context, -about.x, -about.y)
                cairo_push_group(context)
                draw(marks)
                cairo_pop_group_to_source(context)
                cairo_paint_with_alpha(context, opacity)
                cairo_restore(context)
            }
        }

        private func use(_ ink: Ink) {
            // Paper is what the sheet is made of, and so is left white.
            guard ink != .paper else {
                cairo_set_source_rgb(context, 1, 1, 1)
                return
            }
            cairo_set_source_rgb(
                context, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
        }

        private func trace(_ outline: Outline) {
            cairo_new_path(context)
            for step in outline.steps {
                switch step {
                case .move(let point): cairo_move_to(context, point.x, point.y)
                case .line(let point): cairo_line_to(context, point.x, point.y)
                case .curve(let first, let second, let end):
                    cairo_curve_to(
                        context, first.x, first.y, second.x, second.y, end.x, end.y)
                case .close: cairo_close_path(context)
                }
            }
        }

        private func draw(_ run: TextRun) {
            guard !run.words.isEmpty else { return }
            guard let circle = run.circle else {
                set(run.words, run, at: Point(x: run.start, y: run.place.y), width: run.width)
                return
            }
            // Letter by letter, each upright on its own place of the circumference.
            let direction = circle.isAtBottom ? -1.0 : 1.0
            var along = -run.width / 2
            for letter in run.words {
                let width = run.face.width(of: String(letter), size: run.size)
                let angle = direction * (along + width / 2) / circle.radius
                let reach = circle.isAtBottom ? -circle.radius : circle.radius
                cairo_save(context)
                cairo_translate(context, run.place.x, run.place.y)
                cairo_rotate(context, angle)
                set(
                    String(letter), run, at: Point(x: -width / 2, y: -reach), width: width)
                cairo_restore(context)
                along += width + run.spacing
            }
        }

        /// Words with their foot at a place, drawn out or together to the width that they have on
        /// every machine.
        private func set(_ words: String, _ run: TextRun, at place: Point, width: Double) {
            guard let layout = pango_cairo_create_layout(context),
                let font = pango_font_description_from_string(
                    "Times New Roman,Liberation Serif,Nimbus Roman,Tinos,serif")
            else { return }
            defer {
                pango_font_description_free(font)
                g_object_unref(UnsafeMutableRawPointer(layout))
            }
            let scale = Double(PANGO_SCALE)
            pango_font_description_set_absolute_size(font, run.size * scale)
            if run.face == .bold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
            if run.face == .italic { pango_font_description_set_style(font, PANGO_STYLE_ITALIC) }
            pango_layout_set_font_description(layout, font)
            // Widths are those of the paper, whatever a screen's grid would make of them.
            let options = cairo_font_options_create()
            cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
            cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
            let setting = pango_layout_get_context(layout)
            pango_cairo_context_set_font_options(setting, options)
            pango_context_set_round_glyph_positions(setting, 0)
            cairo_font_options_destroy(options)
            pango_layout_context_changed(layout)
            pango_layout_set_text(layout, words, Int32(words.utf8.count))
            var drawn: Int32 = 0
            pango_layout_get_size(layout, &drawn, nil)
            let natural = Double(drawn) / scale
            let isSpaced = run.spacing != 0 || run.measure != nil
            let gaps = Double(max(1, words.count - 1))
            if isSpaced, words.count > 1 {
                let list = pango_attr_list_new()
                pango_attr_list_insert(
                    list, pango_attr_letter_spacing_new(Int32((width - natural) / gaps * scale)))
                pango_layout_set_attributes(layout, list)
                pango_attr_list_unref(list)
            }
            let foot = Double(pango_layout_get_baseline(layout)) / scale
            cairo_save(context)
            cairo_translate(context, place.x, place.y - foot)
            // Pango puts half of a gap before the first letter.
            if isSpaced, words.count > 1 {
                cairo_translate(context, -(width - natural) / gaps / 2, 0)
            } else if natural > 0 {
                cairo_scale(context, width / natural, 1)
            }
            ink(layout, run)
            cairo_restore(context)
        }

        private func ink(_ layout: OpaquePointer, _ run: TextRun) {
            use(run.ink)
            cairo_move_to(context, 0, 0)
            guard run.look != .plain else {
                pango_cairo_show_layout(context, layout)
                return
            }
            cairo_new_path(context)
            cairo_move_to(context, 0, 0)
            pango_cairo_layout_path(context, layout)
            if case .outlined(let width) = run.look {
                cairo_set_line_width(context, width)
                cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
                cairo_stroke_preserve(context)
            }
            hatch(size: run.size)
        }

        /// Fine lines within the path that is there.
        private func hatch(size: Double) {
            var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
            cairo_path_extents(context, &left, &top, &right, &bottom)
            cairo_save(context)
            cairo_clip(context)
            cairo_set_line_width(context, 0.42)
            for line in stride(from: top, through: bottom, by: 1.5) {
                cairo_move_to(context, left, line)
                cairo_line_to(context, right, line)
            }
            cairo_stroke(context)
            cairo_restore(context)
        }
    }
#endif
