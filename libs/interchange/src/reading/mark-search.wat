;; Looks for bytes in a text, 16 at a time. The text lies at 0; what is found is written from 16384 on.
;; Nothing is called within the loops: V8 of Node 20 does not inline.
(module
  (memory (export "memory") 2)

  ;; Writes where $mark stands in the first $length bytes, $base added, four bytes each; returns how many there are.
  (func (export "find") (param $mark i32) (param $length i32) (param $base i32) (result i32)
    (local $at i32) (local $out i32) (local $bits i64) (local $marks v128)
    (local.set $marks (i8x16.splat (local.get $mark)))
    (local.set $out (i32.const 16384))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $length)))
        ;; A bit for each of 64 bytes.
        (local.set $bits
          (i64.or
            (i64.extend_i32_u
              (i32.or
                (i8x16.bitmask (i8x16.eq (v128.load (local.get $at)) (local.get $marks)))
                (i32.shl
                  (i8x16.bitmask (i8x16.eq (v128.load offset=16 (local.get $at)) (local.get $marks)))
                  (i32.const 16))))
            (i64.shl
              (i64.extend_i32_u
                (i32.or
                  (i8x16.bitmask (i8x16.eq (v128.load offset=32 (local.get $at)) (local.get $marks)))
                  (i32.shl
                    (i8x16.bitmask (i8x16.eq (v128.load offset=48 (local.get $at)) (local.get $marks)))
                    (i32.const 16))))
              (i64.const 32))))
        ;; What lies behind the text is not looked at.
        (if (i32.gt_u (i32.add (local.get $at) (i32.const 64)) (local.get $length))
          (then
            (local.set $bits
              (i64.and
                (local.get $bits)
                (i64.sub
                  (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $length) (local.get $at))))
                  (i64.const 1))))))
        (block $none
          (loop $each
            (br_if $none (i64.eqz (local.get $bits)))
            (i32.store
              (local.get $out)
              (i32.add (i32.add (local.get $base) (local.get $at)) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))
            (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
            (br $each)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $out) (i32.const 16384)) (i32.const 2)))

  ;; Writes a bit for each of the first $length bytes (of 16 together, also where there are fewer): whether it is one of
  ;; four marks, or no printable ASCII.
  (func (export "note") (param $a i32) (param $b i32) (param $c i32) (param $d i32) (param $length i32)
    (local $at i32) (local $out i32) (local $text v128) (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128)
    (local.set $va (i8x16.splat (local.get $a)))
    (local.set $vb (i8x16.splat (local.get $b)))
    (local.set $vc (i8x16.splat (local.get $c)))
    (local.set $vd (i8x16.splat (local.get $d)))
    (local.set $out (i32.const 16384))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $length)))
        (local.set $text (v128.load (local.get $at)))
        (i32.store16
          (local.get $out)
          (i8x16.bitmask
            (v128.or
              (v128.or
                (v128.or (i8x16.eq (local.get $text) (local.get $va)) (i8x16.eq (local.get $text) (local.get $vb)))
                (v128.or (i8x16.eq (local.get $text) (local.get $vc)) (i8x16.eq (local.get $text) (local.get $vd))))
              ;; 0x20 to 0x7e are 0 to 0x5e.
              (i8x16.gt_u
                (i8x16.sub (local.get $text) (i8x16.splat (i32.const 0x20)))
                (i8x16.splat (i32.const 0x5e))))))
        (local.set $out (i32.add (local.get $out) (i32.const 2)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))))
